### Words of a page that waits for another window, and of a page inside another one.

# Over the words while another window is at Microsoft.
title = Continue in the sign-in window
# What happens there.
text = Finish signing in there. This page then continues automatically, and your entries are kept.
cancel = Cancel
show-window = Show window
# Before the way out of a frame.
new-tab = Don't see the window?
# Over the words while another window is at Microsoft to sign out.
sign-out-title = Finish signing out in the other window
# What happens there. Microsoft does not always lead back from it.
sign-out-text = This page has cleared your sign-in and your entries. When Microsoft says you're signed out, close that window and continue here.
# Leaves the other window to itself.
sign-out-go-on = Continue here
# The label of the address that is opened by hand.
address = Address of this page with your entries

## The question before anything is written from within a frame.

# Over it.
register = Register { QUOTED($app) } in { QUOTED($tenant) }?
# The same where the application is granted its permissions as well.
register-and-grant = Register { QUOTED($app) } in { QUOTED($tenant) } and grant admin consent?
# Why it is asked.
confirm-text = This page is embedded in another site. Confirm that you want to send this as { QUOTED($account) }.
confirm = Send to { QUOTED($tenant) }
# The safe answer.
not-now = Not now
