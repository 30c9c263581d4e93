"""Screens: they ask the lens, hand records to widgets and answer their messages."""
