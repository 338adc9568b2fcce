### Words about a registration that has come by a link.

# Beside a value that a link brought.
badge = From the link
badge-recipe = From the recipe
# A registration waits, and there is nothing in its way.
ready-unnamed = A registration from a link or recipe is ready to review.
ready-named = Registration { QUOTED($name) } from a link is ready to review.
ready-recipe = Registration { QUOTED($name) } from a recipe is ready to review.
# What there is to know before the form is opened.
ready-do = Your app isn't created until you review it and select Register.
# A registration waits, and something was typed before it came.
waiting-unnamed = A registration from a link is waiting.
waiting-named = Registration { QUOTED($name) } from a link is waiting.
# What taking the link's registration costs.
waiting-do = You already started one here. The registration from the link would replace it.
use-it = Use the registration from the link
keep = Keep my registration
# Over why a link makes no registration.
unreadable-title = This page can't use the registration in the link.
damaged = Copy the whole link again. It's damaged, or it isn't from this page.
other-version = Ask for a new link, or fill in the form. Another release of this page created this one.
too-large = Ask for a smaller registration, or fill in the form. The link holds more than one app can have.
hidden-characters = Ask the sender about the link, or fill in the form. It has hidden characters that change how text reads.
use-redirect-uri = Use this redirect URI
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
# Over what the review repeats.
unchanged = Some values came from a link or recipe and haven't been changed.
# Before the host to which a redirect URI leads, for those who do not read addresses every day.
leads-to = Sign-in responses would go to{" "}
# Over the button that has a service principal made for an API that a link names.
use-api = I recognize this API's ID
use-api-means = The ID and the name beside it come from a link or recipe. Create a service principal only for an API you trust.
