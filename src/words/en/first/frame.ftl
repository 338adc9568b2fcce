### Words of the frame around every page: header, banner, steps, Back and Next.

# The badge and the tenant's name while in the sandbox.
sandbox = Sandbox
# The banner under the header while in the sandbox.
sandbox-banner = A made-up tenant inside this page. Nothing is sent anywhere, and nothing here is real.
# Leaves the sandbox for the start page; read together with [`LEAVE_WHAT`].
leave = Leave
# What is left, for those who do not see the badge before the button.
leave-what = the sandbox
# The result page, in the document's title.
result = Result
back = Back
next = Next
# Said when the browser has no connection.
offline = You are offline.
offline-body = What you have typed is kept. Searching and registering wait for the connection.
