### A registration as code.

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
