### Words about a part of the page that did not load.

# Its title, and what is spoken.
title = This part of the page didn't load.
# There was no answer, or not the right one.
lost = The host didn't answer as it should. Check your connection, then try again.
# The host has another build by now.
gone = A newer version of this page may be out. Reload to use it. What you typed is kept.
# The host answers with a status that is no success.
refused = The host answers with status { $status }. Try again in a minute.
try-again = Try again
reload = Reload
