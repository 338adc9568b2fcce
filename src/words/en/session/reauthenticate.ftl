### Words of signing in again before a client secret is created.

# Why nothing was sent.
title = Your organization requires you to sign in again before you create a client secret.
# What to do about it, on the last step of the form.
what-to-do = Sign in again, then select Register within five minutes. Nothing has been sent.
# The same where a registration has stopped.
do-halfway = Sign in again, then select Try again within five minutes.
# Microsoft has let the person in by a session of theirs.
not-asked = Microsoft signed you in without prompting you, so that doesn't count.
# No token says when the person was last asked.
untold = Microsoft doesn't tell this page when you last signed in. Add the optional claim auth_time for ID tokens to the page's app registration, as the page “Set up this page” shows.
sign-in = Sign in again
