### Words of the step Review.

# The name of the step.
name = Review
lead = Is this what you want to make?
edit-button = Edit
register = Register
calls = Calls to Microsoft Graph
calls-lead = This is all that will be sent. Calls that do not need each other go out together; names in braces stand for what earlier calls answer.
# Over a call's details.
details = Headers and body
# Over the errors.
problems = Put these right before you register.
# Over the warnings.
warnings = Worth another look. You can still register.
none = None
no-redirect-uris = None. You can add this later.
no-permissions = None. You can add this later.
no-secret = No secret now.
admin-consent = Admin consent required
# Beside the button, in the sandbox.
target-sandbox = In the sandbox. Nothing is sent to Microsoft.
