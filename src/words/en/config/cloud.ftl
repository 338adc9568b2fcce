### The names of clouds. The worldwide one is what people take for granted, and is not named.

label = Cloud
us-gov = US Government (GCC High)
us-gov-dod = US Government (DoD)
china = China (21Vianet)
# Where people sign in.
sign-in-cloud = { label }: { ISOLATED($name) }
