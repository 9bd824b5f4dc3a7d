"""One small module a command: arguments in, one service, one view."""
