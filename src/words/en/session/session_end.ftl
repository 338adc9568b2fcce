### Words about a sign-in that ends soon.

sign-in-now = Sign in again now
# What becomes of the page.
kept = What you typed stays.
# Why nothing was sent.
too-near = There is too little time left to register before your sign-in ends.
too-near-do = Sign in again, then press Register: nothing was sent so far.
