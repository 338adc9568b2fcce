### Words about a registration that has come by a link.

# Beside a value that a link brought.
badge = From the link
badge-recipe = From the recipe
# Before the host to which a redirect URI leads, for those who do not read addresses every day.
leads-to = Sign-in responses would go to{" "}
