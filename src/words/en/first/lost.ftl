### Words about what was kept in the tab and could not be used.

title = Some data saved in this tab couldn't be used.
# The draft.
draft = Fill in the form again. The saved draft was changed outside this page, or an earlier version of this page saved it.
# The settings of this tab.
settings = Enter the settings for this tab again. The saved ones were changed outside this page, or can't be used here any longer.
# The tenant that was chosen.
tenant = Choose your tenant again. The saved name was changed outside this page, or the page's owner no longer allows that tenant.
close = Close this message
