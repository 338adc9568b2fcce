### The words of "Next steps" on the result page.

heading = Next steps
# The heading of the links into the portal.
admin-center-heading = Open it in the Microsoft Entra admin center
portal-heading = Open it in the portal
# The pages there.
overview = Overview
api-permissions = API permissions
certificates-and-secrets = Certificates & secrets
enterprise-application = Enterprise application
# What a workload needs that has a federated credential, and what the lines are.
github-heading = Sign in from GitHub Actions
github-lines = Workflow lines
gitlab-heading = Sign in from GitLab CI/CD
gitlab-lines = .gitlab-ci.yml lines
kubernetes-heading = Sign in from Kubernetes
kubernetes-lines = Service account and pod label
settings-heading = Configure your app
settings-lead = Use these values in a server-side app.
# Their labels.
tenant-id = Tenant ID
client-id = Client ID
authority = Authority
redirect-uri = Redirect URI
client-secret = Client secret
# Stands where the value of the secret would.
secret-from-vault = From a vault, such as Azure Key Vault. Keep it out of source code and configuration files.
addresses-heading = Endpoints
# Their labels, as the portal has them.
authorize = OAuth 2.0 authorization endpoint (v2)
token = OAuth 2.0 token endpoint (v2)
metadata = OpenID Connect metadata document
try-secret-heading = Try the secret
# Why the page does not do it.
try-secret-lead = Microsoft Entra ID doesn't accept a client secret from a browser, so this page can't try it for you. Run these commands in a terminal.
# What the first command does.
enter-secret = Run this first, paste the secret, and press Enter. The secret isn't shown and stays out of the history.
# What the second command does.
ask-token = Then request a token. A response with access_token means that the secret works.
bash = Bash
powershell = PowerShell
fhir-heading = Use it with a FHIR service
# Which FHIR product there is.
fhir-lead = Azure API for FHIR was retired on { $day }. Use a FHIR service in an Azure Health Data Services workspace. Replace the values in angle brackets with your own.
fhir-role = To read data without a signed-in user, your app needs a role on the FHIR service. Run this with the Azure CLI as an owner of the FHIR service.
fhir-role-label = Assign the role (Azure CLI)
# What delegated access needs.
fhir-delegated = If users sign in, each user also needs a role on the FHIR service, such as FHIR Data Reader.
# What stands instead of the command, where it cannot be made.
fhir-no-service-principal = The app has no service principal yet. Create it first. Roles are assigned to it, not to the app registration.
fhir-audience = Audience
fhir-token-url = Token URL
fhir-scope = Scope
# What the last command does.
fhir-read-patient = With the secret in CLIENT_SECRET, this gets a token and reads one patient. A new role takes a few minutes to work.
