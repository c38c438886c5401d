// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {ERC2771Forwarder} from "@openzeppelin/contracts/metatx/ERC2771Forwarder.sol";

/// @title The forwarder that brings calls signed by people who hold no funds
/// @notice OpenZeppelin's ERC2771Forwarder with Patto's EIP-712 domain (name "Patto", version "1").
contract PattoForwarder is ERC2771Forwarder {
    constructor() ERC2771Forwarder("Patto") {}
}
