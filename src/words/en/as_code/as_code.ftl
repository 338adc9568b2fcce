### A registration as code: the page that shows it.

lead = The same registration for a tool or a template. It changes with the form and contains no secret.
hand-over = If you can't register apps yourself, send it to someone who can.
format = Format
download = Download
# After the file was handed to the browser.
downloaded = File downloaded.
not-downloaded = Your browser didn't save the file. Copy the text instead.
notes = Before you use it

## The formats.

az-bash = Azure CLI (Bash)
az-powershell = Azure CLI (PowerShell)
graph-powershell = Microsoft Graph PowerShell
m365 = CLI for Microsoft 365 (Bash)
terraform-azuread = Terraform (azuread)
terraform-msgraph = Terraform (msgraph)
bicep = Bicep
curl = curl (Bash)
http = HTTP file (.http)
manifest = App manifest (Microsoft Graph format)
client-metadata = Client metadata (RFC 7591)
