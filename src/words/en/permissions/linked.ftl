### Words about permissions that have come by a link, and wait for a look.

use-permission = Use this permission
# The names of a permission are the link's word.
unchecked = This name comes from the link. Look up the permission's ID to check it:
# The same of a permission that a recipe names, before it was looked up.
by-name = This name comes from the recipe. Look it up to check what it allows.
# What a permission is for, in the words of a recipe.
why = The recipe says: { QUOTED($why) }
# Reads the permission's API.
look-up = Look up in your tenant
not-offered = The API doesn't offer this permission.
# What a link calls an API that nobody has looked up, after its ID.
calls-api = the link or recipe calls it { QUOTED($name) }
# Over the button that has a service principal made for an API that a link names.
use-api = I recognize this API's ID
use-api-means = The ID and the name beside it come from a link or recipe. Create a service principal only for an API you trust.
