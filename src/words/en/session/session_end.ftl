### Words about a sign-in that ends soon.

# The time as the browser writes it.
ends-at = Your sign-in ends at { $time }.
sign-in-now = Sign in again now
# What becomes of the page.
kept = Your entries are kept.
# Why nothing was sent.
too-near = Your sign-in ends too soon to register.
too-near-do = Sign in again, then select Register. Nothing has been sent.
