### Words of the step Basics.

# The name of the step.
name = Basics
lead = What is this client called, and who may sign in to it?
display-name = Display name
display-name-hint = People see it when they sign in and are asked for consent. You can change it later.
audience-legend = Supported account types
who = Who may sign in
assigned-alone = Only assigned users and groups may sign in
assigned-alone-hint = Everybody else is turned away until somebody assigns them under Enterprise applications in the Entra admin center.
# What few registrations need.
more = More
# What names the app in the organization's own database of services.
reference = Service management reference
# The same, as a field that may stay empty as far as is known.
reference-field = Service management reference (optional)
reference-hint = The app's ID in your organization's service or asset management database. Some organizations require it.
