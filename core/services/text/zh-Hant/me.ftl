### me
