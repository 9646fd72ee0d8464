"""The command line. Each command is a thin face over the library and imports it only when it runs."""
