### Words of the step Review.

lead = Check the details, then register your app.
edit-button = Edit
register = Register
# The same where the page itself lacks a permission: asks Microsoft for it, then registers.
approve-and-register = Approve and register
# Opens the ways to hand the draft to others.
share = Share as a recipe
# Opens the same registration for other tools.
as-code = Take it as code
# Over the errors.
problems = Fix these problems before you register.
# Over the warnings.
warnings = Check these warnings. You can still register.
none = None
no-redirect-uris = None. You can add them later.
no-permissions = None. You can add them later.
no-credentials = No credentials. You can add them later.
# When the secret ends, where its lifetime is one of the choices.
end-and-days = { $end } ({ NUMBER($days) } days)
admin-consent = Admin consent required
# Where the app will be registered, beside the button.
target = Registers in { QUOTED($tenant) } as { QUOTED($account) }.
# The same in the sandbox.
target-sandbox = Registers in the sandbox. Nothing is sent to Microsoft.
# In the place of a note that came by a link, where no house rule asks for one.
notes-unused = Not used, because this page asks for no notes.
# Over what has come by a link or recipe and is as it came.
unchanged = Some values came from a link or recipe and haven't been changed.
