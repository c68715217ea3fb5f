// Loaded into each child of the launcher: when the launcher is killed, the channel to it closes, and the child
// goes too, whatever it was doing. Jobs and requests are made to survive that.
process.on('disconnect', () => process.exit(1));
// The channel alone must not keep a child alive that has finished.
process.channel?.unref();
