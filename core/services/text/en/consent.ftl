### consent
