"""Feeds that partners and crawlers send in to be kept."""
