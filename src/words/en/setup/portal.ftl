### The way through the admin center.

# The link there.
open-admin-center = Open the Microsoft Entra admin center
register = 1. Register
permissions = 2. Give it its permissions
claims = 3. Add optional claims
claims-open = Open Token configuration, then Add optional claim, and choose the token type ID.
config = 4. Write config.json
config-do = Put this file beside index.html, with your two IDs in it, and load this page again. It holds nothing secret. The next tab writes it for you.
config-label = config.json
# Stands where the ID is to be put.
client-id = <application (client) ID>
# Stands where the tenant is to be put.
tenant = <directory (tenant) ID>
