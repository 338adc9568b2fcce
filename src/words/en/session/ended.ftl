### Words of what has become of a sign-in or a session.

# After the person has called it off.
cancelled = Sign-in canceled. Nothing has changed.
# After signing out.
signed-out = You're signed out.
# Where the sign-in is over: a page in a frame can know it from the start.
ended = Your sign-in has ended.
ended-form = Sign in again to continue. Your entries are kept, and nothing is sent until you select Register.
ended-registering = Sign in again. The registration then continues where it stopped.
ended-registered = Sign in again to continue. Everything you created is kept.
again = Sign in again
# Leads out of a frame, with what was typed.
open-in-new-tab = Open in a new tab
