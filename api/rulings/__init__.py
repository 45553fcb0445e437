"""What moderators decide: a queue, a case, rulings that are appended and can be undone."""
