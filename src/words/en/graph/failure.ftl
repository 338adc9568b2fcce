### Words of what keeps a request from its answer: waits, failures, and what to do about them.

stop-waiting = Stop waiting
# A content security policy keeps the page from Graph.
blocked = A content security policy keeps this page from Microsoft Graph, so nothing was sent.
blocked-do = Ask the owner of this page to add Microsoft Graph to connect-src in the Content-Security-Policy that their host sends.
# No PATCH gets an answer.
patch-cut = Something between you and Microsoft cuts PATCH requests. Other requests get an answer.
# What was done about it.
patch-cut-means = The app was created with POST. Ask whoever runs your network or proxy to let PATCH requests through.
edit-reference = Edit service management reference
