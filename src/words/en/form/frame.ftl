### Words of the frame around every page: header, banner, steps, Back and Next.

# The badge and the tenant's name while in the sandbox.
sandbox = Sandbox
# The banner under the header while in the sandbox, after that name.
sandbox-banner = Sample data only. Nothing is sent to Microsoft.
# Leaves the sandbox for the start page.
leave = Exit sandbox
back = Back
next = Next
# The same, after "Next", where there is room for the name of that step.
next-is = : { $step }
# The name of the bar with Back, Next, and Register.
actions = Actions
# Said when the browser has no connection.
offline = You're offline.
offline-body = Your entries are kept. Searching and registering wait until you're online again.
# The caption over a step's heading.
step-of = Step { NUMBER($step) } of { NUMBER($steps) }
