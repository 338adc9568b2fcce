### Trying a set-up out.

title = Test the set-up
does = You sign in with Microsoft and come back here. The page asks for User.Read alone, makes nothing, and says what came of it.
begin = Test this set-up
passed = The set-up works.
# Goes into the form.
go-on = Register a client
# It did not; what was wrong follows.
failed = The test did not pass.
# Begins another, where a remedy says to sign in again.
again = Test again
# Over what support asks for.
support = Details for support
# One has come back without an answer.
unanswered = You came back from Microsoft without an answer.
# What that can mean.
unanswered-means = Microsoft shows some mistakes on its own page alone. If you saw a number there, find it here; if not, test again.
