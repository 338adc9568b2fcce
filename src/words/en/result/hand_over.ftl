### A client secret in the form that its next place needs, and a reminder that it ends.

form = Copy the secret as
env = .env file
app-settings = appsettings.json
user-secrets = .NET user secrets
spring = Spring Boot application.yml
msal-node = JSON for MSAL Node
msal-python = JSON for MSAL Python
kubernetes-manifest = Kubernetes Secret manifest
kubectl = Kubernetes Secret with kubectl
github = GitHub Actions secret
gitlab = GitLab CI/CD variable
key-vault = Azure Key Vault secret
colleague = Encrypted for a colleague (age)
command = Command
# What to do with a file.
file-do = Save it where only your app can read it, and keep it out of source control.
# What to do with a command that asks for the secret.
command-do = Run this in Bash, paste the secret, and press Enter. The secret isn't shown and stays out of the history.
# What to do where a colleague's key is needed.
encrypted-do = Encrypt the secret, with the IDs, so that one colleague alone can read it. The text can be sent by chat or mail.
# What to do with a command that reads a text.
pasted-do = Run this in Bash, paste the text below, and press Enter and Ctrl+D.
reminder = Add a reminder (.ics)
reminder-hint = Your calendar reminds you 30 and 7 days before the secret expires.
# In the calendar.
reminder-title = A client secret of { QUOTED($name) } expires
reminder-text =
    Add a new client secret before { $day }, then delete this one.
    Secret: { QUOTED($description) }
    Application (client) ID: { $app }
    Directory (tenant) ID: { $tenant }
# The same of a secret without a description.
reminder-text-short =
    Add a new client secret before { $day }, then delete this one.
    Application (client) ID: { $app }
    Directory (tenant) ID: { $tenant }
# Prints what was registered.
print = Print the record
print-hint = The record prints on paper or as a PDF, without the secret.
