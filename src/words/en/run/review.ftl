### Words of the step Review.

lead = Check the details, then register your app.
edit-button = Edit
register = Register
calls = Requests to Microsoft Graph
calls-lead = These are all the requests that will be sent. Values in {"{braces}"} come from earlier responses.
# Over a request's details.
details = Headers and body
# Over the errors.
problems = Fix these problems before you register.
# Over the warnings.
warnings = Check these warnings. You can still register.
none = None
no-redirect-uris = None. You can add them later.
no-permissions = None. You can add them later.
no-secret = No secret.
# When the secret ends, where its lifetime is one of the choices.
end-and-days = { $end } ({ NUMBER($days) } days)
admin-consent = Admin consent required
# Where the app will be registered, beside the button.
target = Registers in { QUOTED($tenant) } as { QUOTED($account) }.
# The same in the sandbox.
target-sandbox = Registers in the sandbox. Nothing is sent to Microsoft.
