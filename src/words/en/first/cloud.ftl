### The names of clouds.

label = Cloud
