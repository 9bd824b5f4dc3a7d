"""One verb a module: join the rooms. Prints nothing, holds no SQL and no patterns."""
