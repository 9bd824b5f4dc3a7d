"""Tests of the readers room: small nasty tables, made in the test."""
