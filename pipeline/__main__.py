"""`python -m pipeline` is `scan2tei`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
