### Words of a page that waits for another window, and of a page inside another one.

# Over the words while another window is at Microsoft.
title = Go on in the window that has opened
# What happens there.
text = Microsoft asks you there. When you are done, it closes and this page goes on by itself. What you typed stays.
cancel = Cancel
show-window = Show the window
# Before the way out of a frame.
new-tab = No window, or nothing happens there?
# Over the words while another window is at Microsoft to sign out.
sign-out-title = Sign out in the window that has opened
# What happens there. Microsoft does not always lead back from it.
sign-out-text = This page has forgotten your sign-in and what you typed. Once Microsoft says there that you are signed out, close that window and go on here.
# Leaves the other window to itself.
sign-out-go-on = Go on here
# After the person has called it off.
cancelled = You stopped signing in. Nothing has changed.
# The line over a page that stands in a frame, for those who do not see where it is.
line = Client Registrar
open-in-new-tab = Open in a new tab
# The label of the address that is opened by hand.
address = Address of this page, with what you typed
# The safe answer.
not-now = Not now
