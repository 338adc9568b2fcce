### The words of "Next steps" on the result page.

heading = Next steps
settings-heading = Configure your app
settings-lead = A server-side app needs these values.
# Stands where the value of the secret would.
secret-from-vault = From a vault, such as Azure Key Vault. Keep it out of source code and configuration files.
addresses-heading = Addresses
try-secret-heading = Try the secret
# Why the page does not do it.
try-secret-lead = Entra ID takes no secret from a browser, so this page cannot try it for you. Run these commands in a terminal.
# What the first command does.
enter-secret = Run this first, paste the secret and press Enter. The secret does not show and stays out of the history.
# What the second command does.
ask-token = Then ask for a token. An answer with access_token means that the secret works.
bash = Bash
powershell = PowerShell
fhir-heading = Use it with a FHIR service
# Which FHIR product there is.
fhir-lead = Azure API for FHIR was retired on September 30, 2026. Use a FHIR service in an Azure Health Data Services workspace, and put your own names where angle brackets stand.
fhir-role = To read data without a signed-in person, the client needs a role on the FHIR service. Run this with the Azure CLI as an owner of the FHIR service.
fhir-role-label = Give the client a role (Azure CLI)
# What delegated access needs.
fhir-delegated = Where people sign in, each person needs a role on the FHIR service too, such as FHIR Data Reader.
# What stands instead of the command, where it cannot be made.
fhir-no-service-principal = The client has no service principal yet. Create it first: roles are given to it, not to the application.
fhir-audience = Audience
fhir-token-url = Token URL
fhir-scope = Scope
# What the last command does.
fhir-read-patient = With the secret in CLIENT_SECRET, this gets a token and reads one patient. A new role takes a few minutes to work.
