### A permission, and the API that offers it, wherever they stand.

# A kind in running text.
delegated = delegated
application = application
# An API in a sentence. Anyone can call one "Microsoft Graph": unless it's one of Microsoft's, its ID stands beside it.
api-with-id = { QUOTED($name) } ({ $id })
# An API that only a link has named.
api-of-link = the API { $id }, which the link or recipe calls { QUOTED($name) }
# Whose an API is, beside its name.
from-microsoft = From Microsoft
from-this-tenant = From this organization
from-other-tenant = From another organization, tenant { $id }
from-unknown = Unknown owner
# A permission in a sentence.
of-api = { QUOTED($value) } of { $api }
