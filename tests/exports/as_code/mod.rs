//! A registration as code, read as its reader reads it: scripts in Bash itself against tools that write down what they are
//! given, everything else by a parser of somebody else's.

mod bash;
mod bicep;
mod documents;
mod drafts;
mod http_file;
mod notes;
mod powershell;
mod published;
mod snapshots;
mod terraform;
