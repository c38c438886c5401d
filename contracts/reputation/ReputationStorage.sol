// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {CommonsId, MemberIndex} from "../types/Ids.sol";

/// @title Where Reputation keeps its state (ERC-7201)
/// @dev Fields are only ever added at the end; `snapshots/storage-layout.json` records them and a check compares.
library ReputationStorage {
    /// @custom:storage-location erc7201:patto.storage.Reputation
    struct Layout {
        mapping(CommonsId => uint32) totals;
        mapping(CommonsId => mapping(MemberIndex => Checkpoints.Trace208)) points;
    }

    // keccak256(abi.encode(uint256(keccak256("patto.storage.Reputation")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 internal constant LOCATION = 0xb292846c36bdf686f9ac01b6d902ff2618aca5751f0c731af2997c18f652d400;

    function load() internal pure returns (Layout storage $) {
        assembly ("memory-safe") {
            $.slot := LOCATION
        }
    }
}
