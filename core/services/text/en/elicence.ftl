### elicence
