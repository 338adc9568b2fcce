### Words about a link that was opened, before what it holds is in the form.

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
