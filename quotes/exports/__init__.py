"""Analysed articles and graphs → files. One format a module; nothing here decides what a quote is."""
