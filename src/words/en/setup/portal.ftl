### The way through the admin center.

# The link there.
open-admin-center = Open the Microsoft Entra admin center

register = 1. Register this page
register-open = Go to Entra ID > App registrations > New registration.
register-name = Name: Client Registrar, or a name your users recognize.
register-audience = Supported account types: Single tenant (accounts in this organizational directory only).
# Where config.json lets people choose their tenant.
register-audience-many = Supported account types: Multitenant (accounts in any Microsoft Entra tenant), because config.json lets users choose their tenant.
register-uri = Redirect URI: select Single-page application (SPA), not Web, and paste the redirect URI from above.
register-create = Select Register. Don't create a client secret, because a page in a browser can't keep one.
register-copy = On the overview, copy the Application (client) ID and the Directory (tenant) ID.

permissions = 2. Add API permissions
permissions-open = In the new registration, go to API permissions > Add a permission.
permissions-api = Select Microsoft Graph, then Delegated permissions.
permissions-select = Select the permissions below, then select Add permissions.
permissions-grant = Select Grant admin consent. Users then aren't asked for consent.

claims = 3. Add optional claims
claims-open = Go to Token configuration > Add optional claim, and select the token type ID.
claims-select = Select { $one }, { $two }, and { $three }, then select Add.

config = 4. Create config.json
config-do = Put this file beside index.html with your two IDs, then reload this page. The file holds nothing secret. The tab { -existing-registration } writes it for you.
config-label = config.json
# Stands where the ID is to be put.
client-id = <application (client) ID>
# Stands where the tenant is to be put.
tenant = <directory (tenant) ID>
