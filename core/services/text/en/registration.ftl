### registration
