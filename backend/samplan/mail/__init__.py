"""Messages that are to be sent by e-mail, kept until they have been."""
