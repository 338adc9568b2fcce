### Trying a set-up out.

title = Test the setup
does = Sign in with Microsoft and come back here. The test asks only for User.Read, creates nothing, and shows the result.
begin = Test this setup
passed = The setup works.
# Who was signed in to which tenant.
signed-in = Signed in to { QUOTED($tenant) } as { QUOTED($account) }.
# Goes into the form.
go-on = Register an app
# It did not work; what was wrong follows.
failed = The test failed.
# Begins another, where a remedy says to sign in again.
again = Test again
# Microsoft's answer did not reach the page, though the way there did: what a browser makes of a redirect URI that is
# registered for a server.
unreadable = Couldn't read Microsoft's answer.
unreadable-do = Check that the redirect URI is under Single-page application, not Web. If it is, check your connection.
# One has come back without an answer.
unanswered = You came back from Microsoft without an answer.
# What that can mean.
unanswered-means = Microsoft shows some errors only on its own page. If you saw a number there, find it here. If not, test again.
