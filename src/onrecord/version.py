"""The version of the package, where every part may read it without going through the package's front."""

VERSION = "0.1.0"
