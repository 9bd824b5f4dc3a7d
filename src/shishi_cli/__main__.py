"""Run shishi as a module: ``python -m shishi_cli``."""

from shishi_cli.start import main

if __name__ == "__main__":
    main()
