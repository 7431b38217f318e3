package dev.shipmate.core;
