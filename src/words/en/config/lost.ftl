### Words about what was kept in the tab and could not be used.

title = This page can't use some of the data saved in this tab.
# The draft.
draft = Fill in the form again. Something else changed the saved draft, or an earlier version of this page saved it.
# The settings of this tab.
settings = Enter the settings for this tab again. Something else changed the saved ones, or this page no longer allows them.
# The tenant that was chosen.
tenant = Choose your tenant again. Something else changed the saved one, or this page's owner no longer allows it.
close = Close this message
